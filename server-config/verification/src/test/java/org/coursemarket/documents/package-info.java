/** Holds the documents to the files and to the code that they speak of. */
package org.coursemarket.documents;
