package org.kenes.server.outreach.field;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.kenes.server.outreach.form.FileName;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// A multipart body: what staff send is small and is read into memory; what phones send goes part
/// by part to [Parts].
public record Upload(HttpServletRequest request, InputStream in) implements UploadContext {

    /// @param name of the file as a label, empty for a plain field
    public record Part(String field, String name, byte[] bytes) {}

    /// @throws IOException when the body is no multipart form, ends early, or is larger than
    ///   `limit`
    public static List<Part> read(HttpServletRequest request, long limit) throws IOException {
        FileItemIterator items = items(request, request.getInputStream(), limit);
        List<Part> parts = new ArrayList<>();
        while (items.hasNext()) {
            FileItemStream item = items.next();
            try (InputStream in = item.openStream()) {
                String name = item.getName() == null ? "" : FileName.label(item.getName());
                parts.add(new Part(item.getFieldName(), name, in.readAllBytes()));
            }
        }
        return parts;
    }

    /// @param limit of the whole body, negative for none
    static FileItemIterator items(HttpServletRequest request, InputStream body, long limit)
            throws IOException {
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding("UTF-8");
        upload.setSizeMax(limit);
        return upload.getItemIterator(new Upload(request, body));
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public @Nullable String getContentType() {
        return request.getContentType();
    }

    @Override
    public long contentLength() {
        return request.getContentLengthLong();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }
}
