/** Text as both services take it: bytes that are UTF-8 and nothing like it, and characters that say something and can be stored. */
package org.coursemarket.runtime.text;
