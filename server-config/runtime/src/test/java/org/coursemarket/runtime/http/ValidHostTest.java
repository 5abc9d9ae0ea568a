package org.coursemarket.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidHostTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.example",
                "shop.example:",
                "shop.example:0",
                "SHOP.example:65535",
                "a_b:8080",
                "a%41",
                "127.0.0.1:80",
                "[::1]",
                "[::ffff:127.0.0.1]:443"
            })
    void hostWithOrWithoutPort(String host) {
        assertThat(ValidHost.isValid(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":80",
                "a/b",
                "a\"b",
                "a'b",
                "a\\b",
                "a b",
                "a?b",
                "a%",
                "a%4",
                "a%4g",
                "a#b",
                "<a>",
                "ada@a",
                "a,b/",
                "a:65536",
                "a:99999",
                "a:100000",
                "a:-1",
                "a:+1",
                "a:1:2",
                "a:\u0661",
                "\u00fc.example",
                "[::1",
                "::1",
                "[]",
                "[::1]x"
            })
    void anythingElse(String host) {
        assertThat(ValidHost.isValid(host)).isFalse();
    }

    @Test
    void noneIsWhatAnOldClientSends() {
        assertThat(ValidHost.isValid(null)).isTrue();
    }
}
