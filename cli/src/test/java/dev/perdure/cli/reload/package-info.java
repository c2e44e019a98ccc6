/** One value of every kind, made by one JVM and read by another. */
package dev.perdure.cli.reload;
