/**
 * What the server's HTTP connector, Grizzly, would answer without a word, or with 200, before any filter of the services: refused
 * as everything else is; and what of a connection it would do in one go: in turns. In a jar of its own beside the server, since it
 * has to be there before a service is; the connector finds it by the name of its strategy in pre-boot-commands.txt, the only place
 * where its configuration takes a class.
 */
package org.coursemarket.runtime.connector;
