package io.tapemaker.executor.latch;

import io.tapemaker.executor.files.FileFacts;
import org.jspecify.annotations.Nullable;

/** Whose file may speak for the latch. */
final class LatchOwner {

    private static final int OWNER_READ_WRITE = 0600;
    private static final int WRITE_OR_RUN_BY_OTHERS = 07133;

    private LatchOwner() {}

    /** What is wrong with a file that only this user may write, null if nothing is. */
    static @Nullable String problemOfOwn(FileFacts file, int runningUid) {
        if (file.uid() != runningUid) {
            return "belongs to another user";
        }
        String problem = shapeProblem(file);
        return problem == null && file.permissions() != OWNER_READ_WRITE
                ? "has mode " + file.octalPermissions() + " and not 600"
                : problem;
    }

    /**
     * What is wrong with a file that this user or root has put here. Root's may be read by others, or this user could
     * not.
     */
    static @Nullable String problemOfOwnOrRoots(FileFacts file, int runningUid) {
        if (file.uid() == runningUid || file.uid() != FileFacts.ROOT_UID) {
            return problemOfOwn(file, runningUid);
        }
        String problem = shapeProblem(file);
        return problem == null && file.grants(WRITE_OR_RUN_BY_OTHERS)
                ? "has mode " + file.octalPermissions() + " and may be written by others"
                : problem;
    }

    private static @Nullable String shapeProblem(FileFacts file) {
        return switch (file.shape()) {
            case ONE_FILE -> null;
            case SYMBOLIC_LINK -> "is a symbolic link";
            case NOT_REGULAR -> "is no regular file";
            case SEVERAL_NAMES -> "has " + file.links() + " names";
        };
    }
}
