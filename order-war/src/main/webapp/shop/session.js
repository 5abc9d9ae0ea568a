// Signs in by OpenID Connect: authorization code flow with PKCE (RFC 7636). Tokens are in memory alone, so a reload signs out.
import { request, Refusal } from "./http.js";
import { settings } from "./settings.js";

const UNDER_WAY = "sign-in";
const EARLY_SECONDS = 30;

let tokens; // {access, refresh, id, expiresAt}
let renewal; // under way

/** Who has signed in: {subject, name, roles}; undefined for nobody. */
export let user;

/** Tells of each sign-out by "signed-out", whoever has brought it about. */
export const events = new EventTarget();

/** What went wrong with a sign-in is told by these words. */
export class SignInFailed extends Error {}

export function has(role) {
  return user !== undefined && user.roles.includes(role);
}

/** Leaves for the issuer's page, which leads back to where the visitor is now. */
export async function signIn() {
  const metadata = await discovered();
  const attempt = { state: random(), nonce: random(), verifier: random(), back: location.hash };
  sessionStorage.setItem(UNDER_WAY, JSON.stringify(attempt));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(attempt.verifier));
  leaveFor(metadata.authorization_endpoint, {
    response_type: "code",
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    scope: "openid profile",
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
  });
}

function leaveFor(endpoint, parameters) {
  const url = new URL(endpoint);
  Object.entries(parameters).forEach(([name, value]) => url.searchParams.set(name, value));
  location.assign(url);
}

/**
 * Forgets the tokens at once. Then leaves for the issuer's page that ends its session too, if it has one, and leads back: otherwise the next
 * visitor would be signed in as this one (OpenID Connect RP-Initiated Logout 1.0, section 2).
 */
export async function signOut() {
  const idToken = tokens?.id;
  forget();
  const { end_session_endpoint: endpoint } = await discovered();
  if (endpoint) {
    leaveFor(endpoint, {
      client_id: settings.clientId,
      post_logout_redirect_uri: redirectUri(),
      ...(idToken && { id_token_hint: idToken }),
    });
  }
}

function forget() {
  tokens = undefined;
  user = undefined;
  events.dispatchEvent(new Event("signed-out"));
}

/** Signs out whoever has this token: a service does not take it. */
export function disown(access) {
  if (tokens?.access === access) {
    forget();
  }
}

/**
 * Takes in what the issuer's page has sent along, if the visitor comes from there.
 *
 * @throws {SignInFailed} if the issuer refused, or the answer is not to what was asked here
 */
export async function completeSignIn() {
  const answer = new URLSearchParams(location.search);
  if (!answer.has("state")) {
    return;
  }
  const attempt = JSON.parse(sessionStorage.getItem(UNDER_WAY) ?? "null");
  sessionStorage.removeItem(UNDER_WAY);
  history.replaceState(null, "", location.pathname + (attempt?.back ?? ""));
  if (attempt?.state !== answer.get("state")) {
    throw new SignInFailed("this answer is to no question of this window");
  }
  if (answer.has("error")) {
    throw new SignInFailed(answer.get("error_description") ?? answer.get("error"));
  }
  const metadata = await discovered();
  if (answer.has("iss") && answer.get("iss") !== metadata.issuer) { // RFC 9207
    throw new SignInFailed("the answer is another issuer's");
  }
  const granted = await tokensFor({
    grant_type: "authorization_code",
    code: answer.get("code") ?? "",
    redirect_uri: redirectUri(),
    code_verifier: attempt.verifier,
  });
  requireOwn(granted.id_token, attempt.nonce, metadata);
  take(granted);
}

/** A token that counts for the next moments, renewed if need be; undefined for nobody, and where it can't be renewed any more. */
export async function token() {
  if (tokens && tokens.expiresAt - EARLY_SECONDS * 1000 < Date.now()) {
    renewal ??= renew().finally(() => (renewal = undefined));
    await renewal;
  }
  return tokens?.access;
}

async function renew() {
  const before = tokens;
  if (!before.refresh) {
    forget();
    return;
  }
  try {
    const granted = await tokensFor({ grant_type: "refresh_token", refresh_token: before.refresh });
    if (tokens === before) { // nobody has signed out meanwhile
      take({ refresh_token: before.refresh, id_token: before.id, ...granted });
    }
  } catch (failure) {
    if (tokens !== before) {
      return;
    }
    if (failure instanceof SignInFailed) {
      forget();
    } else if (before.expiresAt <= Date.now()) {
      throw failure;
    } // else the token counts for a moment more
  }
}

async function discovered() {
  const metadata = await request(settings.issuer.replace(/\/$/, "") + "/.well-known/openid-configuration");
  if (metadata.issuer !== settings.issuer) { // OpenID Connect Discovery 1.0, section 4.3
    throw new SignInFailed(`the issuer calls itself ${metadata.issuer}, not ${settings.issuer}`);
  }
  return metadata;
}

async function tokensFor(grant) {
  const { token_endpoint: endpoint } = await discovered();
  try {
    return await request(endpoint, { method: "POST", body: new URLSearchParams({ ...grant, client_id: settings.clientId }) });
  } catch (failure) {
    if (!(failure instanceof Refusal) || failure.isOutage) {
      throw failure;
    }
    const { error, error_description: detail } = failure.problem;
    throw new SignInFailed(detail ?? error ?? failure.message, { cause: failure });
  }
}

/** It comes from the issuer itself, so its signature tells nothing more (OpenID Connect Core 1.0, section 3.1.3.7, number 6). */
function requireOwn(idToken, nonce, metadata) {
  const claims = idToken && claimsOf(idToken);
  if (claims?.nonce !== nonce || claims.iss !== metadata.issuer || ![claims.aud].flat().includes(settings.clientId)) {
    throw new SignInFailed("the issuer's answer is not for this sign-in");
  }
}

function take(granted) {
  const claims = claimsOf(granted.access_token);
  tokens = {
    access: granted.access_token,
    refresh: granted.refresh_token,
    id: granted.id_token,
    expiresAt: Date.now() + (granted.expires_in ?? 60) * 1000,
  };
  user = { subject: claims.sub, name: claims.name ?? claims.preferred_username ?? claims.sub, roles: claims.groups ?? [] };
}

/** What a token says (RFC 7519). The services verify it; the pages only ask whom to greet, and what to offer. */
function claimsOf(jwt) {
  const payload = jwt.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (character) => character.charCodeAt(0))));
}

function redirectUri() {
  return location.origin + "/";
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
