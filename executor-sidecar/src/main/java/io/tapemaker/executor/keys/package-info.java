/**
 * Everything that is secret: the wallet file, the credentials of the venue's API, where passwords come from, and the
 * scrubber that keeps all of it out of journals and logs. Messages of this package name files and never contents.
 */
package io.tapemaker.executor.keys;
