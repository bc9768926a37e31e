/** JSON of files and doors, read strictly. */
@NullMarked
package io.tapemaker.executor.json;

import org.jspecify.annotations.NullMarked;
