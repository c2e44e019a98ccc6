/** Tests of transactions that are no scripts. */
package dev.perdure.runtime.transaction;
