/** JSON over HTTP as both services speak it: strict in what they take, bounded in how much. */
package org.coursemarket.runtime.http;
