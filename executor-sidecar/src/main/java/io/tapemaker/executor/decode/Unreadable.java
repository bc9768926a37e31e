package io.tapemaker.executor.decode;

/** A message does not say what it has to say. The text names the field and never quotes the message. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
        super(why, null, false, false);
    }

    /** Why, for a record. */
    String why() {
        String message = getMessage();
        return message == null ? "unreadable" : message;
    }
}
