package org.coursemarket.runtime.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The one decoder of what clients send. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The characters that the bytes stand for.
     *
     * @throws CharacterCodingException if they are no UTF-8: too long a form of a character, half of a surrogate pair, a part of a
     *     character, or more than Unicode has (RFC 3629, section 3)
     */
    public static CharBuffer decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    }
}
