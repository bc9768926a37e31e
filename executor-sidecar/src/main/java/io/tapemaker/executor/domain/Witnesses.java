package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.PlaceRequest;

/** What the executor has asked the venue itself, so that nothing that it judges by comes from the engine. */
record Witnesses(BookWitness books, TermsWitness terms) {

    /** Somebody wants to place something: what is judged by is asked for from now on. */
    void want(PlaceRequest.Asset asset) {
        books.want(asset.tokenId());
        terms.want(asset.conditionId());
    }
}
