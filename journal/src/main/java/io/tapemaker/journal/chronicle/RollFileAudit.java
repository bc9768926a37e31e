package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.record.RecordChain;
import java.util.Arrays;

/** Judges one roll file: its records, and every byte of it that is not a record. */
final class RollFileAudit {

    private final FileContent content;
    private final RollFileWalk walk;
    private final TailScan scan;
    private Verdict verdict = Verdict.CLEAN;
    private String explanation = "";

    /** The chain is extended by the file's sound records. */
    RollFileAudit(FileContent content, RecordChain chain, long epochDay) {
        this.content = content;
        this.walk = new RollFileWalk(content, chain, epochDay);
        this.scan = new TailScan(content, chain);
    }

    /** Sound records from the start of the file on. */
    long records() {
        return walk.records;
    }

    Verdict verdict() {
        return verdict;
    }

    String explanation() {
        return explanation;
    }

    /** Judges the file as one that others follow ({@code ended}), or as the last. */
    RollFileAudit run(boolean ended) {
        RollFileWalk.Stop stop = walk.run();
        switch (stop) {
            case DAMAGE, FILE_ENDS -> judgeDamage(stop);
            case NOTHING_MORE -> judgeTail();
            case END_MARKER -> judgeEndMarker();
        }
        if (verdict != Verdict.CORRUPT) {
            judgeWords();
        }
        if (verdict != Verdict.CORRUPT) {
            judgeLength();
        }
        if (verdict == Verdict.CLEAN) {
            judgeEnd(stop == RollFileWalk.Stop.END_MARKER, ended);
        }
        return this;
    }

    private void judgeDamage(RollFileWalk.Stop stop) {
        long sound = stop == RollFileWalk.Stop.DAMAGE ? scan.firstSoundRecord(walk.position) : TailScan.NOWHERE;
        if (sound != TailScan.NOWHERE) {
            worsen(Verdict.CORRUPT, walk.position, walk.problem + ", and records follow at " + sound);
        } else if (stop == RollFileWalk.Stop.DAMAGE) {
            worsen(Verdict.TORN, walk.position, walk.problem);
        } else {
            // A file is longer than its records, so its end was cut; the words tell whether records went with it.
            worsen(Verdict.TORN, walk.position, walk.problem + ", cut after " + content.size() + " bytes");
        }
    }

    /** What lies behind a zero header word: nothing, or an append that was not committed. */
    private void judgeTail() {
        long from = walk.position;
        long first = scan.firstNonZero(from);
        if (first == TailScan.NOWHERE) {
            return;
        }
        int next = scan.lengthOfNext(from + RollFileLayout.WORD);
        long behindNext = from + RollFileLayout.WORD + next;
        long sound = scan.firstSoundRecord(behindNext);
        if (sound != TailScan.NOWHERE) {
            worsen(Verdict.CORRUPT, from, "nothing here, though records follow at " + sound);
            return;
        }
        if (scan.endOfNonZero(first) - from > RollFileLayout.WORD + TailScan.LONGEST_RECORD + Long.BYTES) {
            worsen(Verdict.CORRUPT, first, "bytes that are not zero far behind the last record");
            return;
        }
        boolean whole = next > 0 && scan.isNext(from + RollFileLayout.WORD, next);
        worsen(
                Verdict.OPEN_TAIL,
                from,
                whole ? "a whole record that was not committed" : "an append that was not completed");
    }

    private void judgeEndMarker() {
        long textStart = walk.position + RollFileLayout.WORD;
        byte[] text = new byte[RollFileLayout.END_OF_FILE_TEXT.length];
        int read = content.read(textStart, text, 0, text.length);
        if (read < text.length || !Arrays.equals(text, RollFileLayout.END_OF_FILE_TEXT)) {
            boolean started = scan.firstNonZero(textStart) == TailScan.NOWHERE;
            worsen(started ? Verdict.OPEN_TAIL : Verdict.CORRUPT, textStart, "the end marker is not complete");
            return;
        }
        long after = scan.firstNonZero(textStart + text.length);
        if (after != TailScan.NOWHERE) {
            worsen(Verdict.CORRUPT, after, "bytes that are not zero behind the end marker");
        }
    }

    private void judgeWords() {
        RollFileWords words = new RollFileWords(content, walk);
        String problem = words.compare();
        long lost = words.claimedRecords() - walk.records;
        if (problem != null) {
            judgeWrongWord(problem);
        } else if (lost > 0) {
            // The bytes behind the end are none of a committed record, whatever they looked like.
            worsen(
                    Verdict.TORN,
                    walk.position,
                    "the file's header counts " + lost + " more record" + (lost == 1 ? "" : "s"));
        } else if (words.behind()) {
            worsen(Verdict.OPEN_TAIL, walk.position, "the file's header is one append behind");
        }
    }

    /** Without any record, and none to be found, a header that is not whole loses nothing. */
    private void judgeWrongWord(String problem) {
        boolean nothingLost = walk.records == 0 && scan.firstSoundRecord(0) == TailScan.NOWHERE;
        if (nothingLost) {
            boolean neverUsed = wordsAreZero();
            verdict = neverUsed ? Verdict.OPEN_TAIL : Verdict.TORN;
            explanation = neverUsed ? "the file was being created" : problem;
        } else {
            verdict = Verdict.CORRUPT;
            explanation = problem;
        }
    }

    private boolean wordsAreZero() {
        byte[] words = new byte[2 * Long.BYTES];
        content.read(RollFileLayout.LAST_POSITION, words, 0, words.length);
        return Arrays.equals(words, new byte[words.length]);
    }

    /** Chronicle lengthens a file by whole blocks; the next block may be there already. */
    private void judgeLength() {
        long expected = RollFileLayout.fileLength(walk.lastPosition);
        long size = content.size();
        if (size == expected || size == expected + RollFileLayout.BLOCK_SIZE) {
            return;
        }
        boolean lostTail = verdict == Verdict.TORN && size <= expected + TailScan.LONGEST_TAIL;
        boolean tooLong = size > expected + RollFileLayout.BLOCK_SIZE && !lostTail;
        worsen(tooLong ? Verdict.CORRUPT : Verdict.TORN, size, "the file is " + size + " bytes long, not " + expected);
    }

    private void judgeEnd(boolean hasEndMarker, boolean mustHave) {
        if (walk.records == 0) {
            worsen(Verdict.OPEN_TAIL, walk.position, "a file without records");
        } else if (hasEndMarker && !mustHave) {
            worsen(Verdict.OPEN_TAIL, walk.position, "the file is ended and no other follows");
        } else if (!hasEndMarker && mustHave) {
            worsen(Verdict.TORN, walk.position, "the file is not ended, though others follow");
        }
    }

    /** The worst finding counts, and of equal ones the first. */
    private void worsen(Verdict found, long position, String what) {
        if (found.compareTo(verdict) > 0) {
            verdict = found;
            explanation = "at " + position + ": " + what;
        }
    }
}
