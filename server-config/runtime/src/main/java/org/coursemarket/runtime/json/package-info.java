/**
 * JSON as both services read and write it. {@code JsonBody} has bodies read and written in the one {@code JsonFormat};
 * {@code UnreadableJson} makes a refusal of what can't be read.
 */
package org.coursemarket.runtime.json;
