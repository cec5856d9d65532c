package org.kenes.server.command;

import jakarta.servlet.http.HttpServlet;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.servlet.ServletContextInitializer;

/// One port for several dialogues: each is a virtual host of one Tomcat, with a Spring context of
/// its own behind it. Requests for a host that is none of them go to a servlet.
///
/// The port opens when the first of them is ready. A host that stops is gone, the others stay; with
/// the last one the port closes.
final class VirtualHosts {
    private static final String NOBODY = "otherwise";

    private final HttpServlet otherwise;
    private @Nullable Tomcat tomcat;
    private @Nullable Connector connector;

    /// @param otherwise answers for every other host
    VirtualHosts(HttpServlet otherwise) {
        this.otherwise = otherwise;
    }

    /// The door of one dialogue.
    ///
    /// @param name of the host, without port
    TomcatServletWebServerFactory door(String name) {
        return new Door(name);
    }

    private final class Door extends TomcatServletWebServerFactory {
        private final String name;

        private Door(String name) {
            this.name = name;
        }

        @Override
        public WebServer getWebServer(ServletContextInitializer... initializers) {
            synchronized (VirtualHosts.this) {
                var folders = new TempDirs(getPort());
                Tomcat shared = tomcat;
                if (shared == null) {
                    shared = createTomcat(folders);
                    begin(shared);
                    tomcat = shared;
                }
                var host = new StandardHost();
                host.setName(name);
                host.setAutoDeploy(false);
                // before the host runs: what is added to a running one starts half made
                prepareContext(host, initializers, folders);
                shared.getEngine().addChild(host);
                if (host.findChild("").findChild("dispatcherServlet") == null) {
                    throw new WebServerException("the site of " + name + " did not start", null);
                }
                return new Site(host, folders::cleanup);
            }
        }
    }

    /// Everything but the port.
    private void begin(Tomcat shared) {
        try {
            connector = shared.getConnector();
            shared.getService().removeConnector(connector);
            shared.getHost().setName(NOBODY);
            shared.getEngine().setDefaultHost(NOBODY);
            Context context = shared.addContext("", null);
            if (context instanceof StandardContext nobody) {
                // looks into modules of Java that are closed, and warns that it cannot
                nobody.setClearReferencesThreadLocals(false);
                nobody.setClearReferencesRmiTargets(false);
            }
            Tomcat.addServlet(context, NOBODY, otherwise);
            context.addServletMappingDecoded("/", NOBODY);
            shared.start();
        } catch (LifecycleException e) {
            throw new WebServerException("Tomcat did not start", e);
        }
    }

    private synchronized void open() {
        Tomcat shared = tomcat;
        Connector port = connector;
        if (shared == null || port == null || port.getState() == LifecycleState.STARTED) {
            return;
        }
        shared.getService().addConnector(port);
        if (port.getState() != LifecycleState.STARTED) {
            throw new WebServerException("nothing can listen at port " + port.getPort(), null);
        }
    }

    private synchronized void close(StandardHost host) {
        Tomcat shared = tomcat;
        if (shared == null) {
            return;
        }
        shared.getEngine().removeChild(host);
        if (shared.getEngine().findChildren().length == 1) {
            try {
                shared.stop();
                shared.destroy();
            } catch (LifecycleException e) {
                throw new WebServerException("Tomcat did not stop", e);
            }
            tomcat = null;
            connector = null;
        }
    }

    private synchronized int port() {
        return connector == null ? -1 : connector.getLocalPort();
    }

    private final class Site implements WebServer {
        private final StandardHost host;
        private final Runnable afterwards;

        private Site(StandardHost host, Runnable afterwards) {
            this.host = host;
            this.afterwards = afterwards;
        }

        @Override
        public void start() {
            open();
        }

        @Override
        public void stop() {
            close(host);
            afterwards.run();
        }

        @Override
        public int getPort() {
            return port();
        }
    }
}
