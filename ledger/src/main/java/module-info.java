/// See the package documentation of {@link org.kenes.ledger}.
module org.kenes.ledger {
    requires static transitive org.jspecify;
    requires java.net.http;
    requires jdk.httpserver;
    requires tools.jackson.core;
    requires org.bouncycastle.provider;

    exports org.kenes.ledger;
    exports org.kenes.ledger.account;
    exports org.kenes.ledger.entry;
    exports org.kenes.ledger.note;
    exports org.kenes.ledger.receipt;
    exports org.kenes.ledger.store;
    exports org.kenes.ledger.strict;
    exports org.kenes.ledger.tile;
    exports org.kenes.ledger.tree;
    exports org.kenes.ledger.verify;
    exports org.kenes.ledger.witness;
}
