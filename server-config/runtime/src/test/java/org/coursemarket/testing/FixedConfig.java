package org.coursemarket.testing;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** A configuration of these settings and no others, to be asked for their texts. */
public final class FixedConfig {
    private FixedConfig() {}

    public static Config of(Map<String, String> texts) {
        return (Config) Proxy.newProxyInstance(
                FixedConfig.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getOptionalValue") || arguments[1] != String.class) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return Optional.ofNullable(texts.get((String) arguments[0]));
                });
    }
}
