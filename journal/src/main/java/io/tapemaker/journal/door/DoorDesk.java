package io.tapemaker.journal.door;

/**
 * What stands behind a door and gives the answers. Called on the door's thread, one request at a time; an answer is one
 * line with its line end. While a request is being answered nobody else is, so each wait in here is bounded.
 */
public interface DoorDesk {

    /**
     * Does what is asked for. Whatever is wrong with the request becomes an answer: a client of which an exception is
     * thrown is let go without one.
     *
     * @param peer who asks, by the kernel's word
     * @param line the request without its line end; any bytes
     */
    byte[] answer(Peer peer, byte[] line);

    /** The answer to a user who may not ask. */
    byte[] toStranger();

    /**
     * The answer to what is no line.
     *
     * @param problem what is wrong, one line
     */
    byte[] toBadLine(String problem);

    /** The answer to one who has not asked in time. */
    byte[] toLateClient();

    /** What the door counts; the desk adds what only it can know. */
    DoorCounts counts();
}
