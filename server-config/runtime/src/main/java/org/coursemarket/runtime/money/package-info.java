/** What an amount of money is: a number, and the currency that says how many decimals it has. */
package org.coursemarket.runtime.money;
