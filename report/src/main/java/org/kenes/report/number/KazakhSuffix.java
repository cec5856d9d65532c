package org.kenes.report.number;

/// Suffixes of Kazakh by the last spoken word: vowel harmony by its last vowel (у, и, ю are neutral
/// and у counts as a consonant), assimilation by its last letter.
public final class KazakhSuffix {
    private static final String BACK = "аоұыяё";
    private static final String FRONT = "әеөүіэ";
    private static final String VOICELESS = "пфкқтсшщхһцчбвгд";
    private static final String NASAL = "мнң";
    private static final String HISSING = "зж";
    private static final String VOWELS = "аәоөұүыіеэяёи";

    private KazakhSuffix() {}

    public enum Case {
        GEN,
        DAT,
        ACC,
        LOC,
        ABL,
        INS,
        POSS,
        ORD
    }

    /// @param word lower case, in Kazakh letters
    public static String of(String word, Case kase) {
        char last = word.charAt(word.length() - 1);
        boolean back = back(word);
        boolean hard = VOICELESS.indexOf(last) >= 0;
        boolean nasal = NASAL.indexOf(last) >= 0;
        boolean vowel = VOWELS.indexOf(last) >= 0;
        char a = back ? 'а' : 'е';
        char y = back ? 'ы' : 'і';
        char stop = hard ? 'т' : 'д';
        return switch (kase) {
            case GEN -> (nasal || vowel ? "н" : "" + stop) + y + "ң";
            case DAT -> (hard ? back ? "қ" : "к" : back ? "ғ" : "г") + a;
            case ACC -> (vowel ? "н" : "" + stop) + y;
            case LOC -> "" + stop + a;
            case ABL -> (nasal ? "н" : "" + stop) + a + "н";
            case INS -> hard ? "пен" : HISSING.indexOf(last) >= 0 ? "бен" : "мен";
            case POSS -> (vowel ? "с" : "") + y;
            case ORD -> "ш" + y;
        };
    }

    private static boolean back(String word) {
        for (int i = word.length() - 1; i >= 0; i--) {
            if (BACK.indexOf(word.charAt(i)) >= 0) {
                return true;
            }
            if (FRONT.indexOf(word.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
