package org.coursemarket.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What must be known of an answer (RFC 9112): its status, and whether it is all there. One is under way at a time. */
final class Answer {
    private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private Answer() {}

    /** The status of an answer that is complete in these bytes before this end; 0 where more has to come. */
    static int status(byte[] bytes, int end) {
        int headEnd = headEnd(bytes, end);
        if (headEnd < 0) {
            return 0;
        }
        int length = contentLength(bytes, headEnd);
        boolean isWhole = length >= 0
                ? end >= headEnd + HEAD_END.length + length
                : matches(bytes, end - LAST_CHUNK.length, LAST_CHUNK);
        return isWhole ? number(bytes, STATUS_AT) : 0;
    }

    private static int headEnd(byte[] bytes, int end) {
        for (int at = STATUS_AT; at <= end - HEAD_END.length; at++) {
            if (bytes[at] == '\r' && matches(bytes, at, HEAD_END)) {
                return at;
            }
        }
        return -1;
    }

    /** -1 for a body in chunks. */
    private static int contentLength(byte[] bytes, int headEnd) {
        for (int at = 0; at < headEnd; at++) {
            if (bytes[at] == '\n' && matches(bytes, at + 1, LENGTH)) {
                int digits = at + 1 + LENGTH.length;
                return number(bytes, bytes[digits] == ' ' ? digits + 1 : digits);
            }
        }
        return -1;
    }

    private static boolean matches(byte[] bytes, int at, byte[] lowerCase) {
        if (at < 0 || at + lowerCase.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            int character = bytes[at + i];
            if ((character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from) {
        int number = 0;
        for (int at = from; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }
}
