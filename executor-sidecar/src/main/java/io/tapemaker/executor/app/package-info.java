/** The executor process: its command line, what it refuses to start under, and its exit codes. */
package io.tapemaker.executor.app;
