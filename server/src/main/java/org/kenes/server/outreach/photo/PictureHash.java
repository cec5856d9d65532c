package org.kenes.server.outreach.photo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Two 64-bit hashes of what a picture shows. Pictures whose hashes differ in few bits show the
/// same thing: re-compressed, messenger-sized and brightened copies do; crops above 5 % and
/// mirrored copies mostly escape. A hit is a reason to look, never a finding.
///
/// `cosine` is the sign pattern of the lowest 8 × 8 coefficients of a discrete cosine transform
/// against their median (the first one left out); `wavelet` that of an 8 × 8 Haar approximation.
record PictureHash(long cosine, long wavelet) {
    static final int COSINE_DISTANCE = 8;
    static final int WAVELET_DISTANCE = 5;
    private static final int SIDE = 32;
    private static final int BITS = 8;

    static PictureHash of(BufferedImage upright) {
        double[][] grey = grey(upright);
        return new PictureHash(cosine(grey), wavelet(grey));
    }

    boolean isLike(PictureHash other) {
        return Long.bitCount(cosine ^ other.cosine) <= COSINE_DISTANCE
                || Long.bitCount(wavelet ^ other.wavelet) <= WAVELET_DISTANCE;
    }

    private static double[][] grey(BufferedImage image) {
        BufferedImage small = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = small.createGraphics();
        draw.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        // a long way down in one step would look at a few pixels only
        draw.drawImage(halved(image), 0, 0, SIDE, SIDE, null);
        draw.dispose();
        double[][] grey = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int rgb = small.getRGB(x, y);
                grey[y][x] =
                        0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
            }
        }
        return grey;
    }

    private static BufferedImage halved(BufferedImage image) {
        BufferedImage at = image;
        while (at.getWidth() >= 4 * SIDE && at.getHeight() >= 4 * SIDE) {
            at = Renditions.scaled(at, at.getWidth() / 2, at.getHeight() / 2);
        }
        return at;
    }

    private static long cosine(double[][] grey) {
        double[] low = new double[BITS * BITS];
        for (int v = 0; v < BITS; v++) {
            for (int u = 0; u < BITS; u++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    for (int x = 0; x < SIDE; x++) {
                        sum +=
                                grey[y][x]
                                        * Math.cos((2 * x + 1) * u * Math.PI / (2 * SIDE))
                                        * Math.cos((2 * y + 1) * v * Math.PI / (2 * SIDE));
                    }
                }
                low[v * BITS + u] = sum;
            }
        }
        double[] sorted = Arrays.copyOfRange(low, 1, low.length);
        Arrays.sort(sorted);
        return signs(low, sorted[sorted.length / 2]);
    }

    private static long wavelet(double[][] grey) {
        int block = SIDE / BITS;
        double[] means = new double[BITS * BITS];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                means[y / block * BITS + x / block] += grey[y][x];
            }
        }
        double[] sorted = means.clone();
        Arrays.sort(sorted);
        return signs(means, (sorted[31] + sorted[32]) / 2);
    }

    private static long signs(double[] values, double middle) {
        long bits = 0;
        for (int i = 0; i < values.length; i++) {
            bits |= values[i] > middle ? 1L << i : 0;
        }
        return bits;
    }
}
