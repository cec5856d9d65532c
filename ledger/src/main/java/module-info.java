/// See the package documentation of {@link org.kenes.ledger}.
module org.kenes.ledger {
    requires static transitive org.jspecify;
    requires java.net.http;
    requires tools.jackson.core;
    requires org.bouncycastle.provider;

    exports org.kenes.ledger;
}
