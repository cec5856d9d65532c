package org.kenes.server.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

import org.kenes.server.shell.language.Lang;
import org.kenes.server.shell.state.Dialogue;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.time.Clock;

@Configuration(proxyBeanMethods = false)
class ShellConfiguration implements WebMvcConfigurer {
    private final Dialogue dialogue;

    ShellConfiguration(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Bean
    static TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    @ConditionalOnMissingBean
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    static WebMvcRegistrations routes() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new Routes();
            }
        };
    }

    /// `@PathVariable Lang`: a language of this dialogue, or the page does not exist.
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new ToLang(dialogue));
    }

    private record ToLang(Dialogue dialogue) implements Converter<String, Lang> {
        @Override
        public Lang convert(String code) {
            return Lang.of(code)
                    .filter(dialogue.info().langs()::contains)
                    .orElseThrow(() -> new IllegalArgumentException(code));
        }
    }
}
