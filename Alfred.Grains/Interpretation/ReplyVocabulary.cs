using System.Globalization;

namespace Alfred.Interpretation;

/// <summary>
/// The words that answer any question or end what runs, in English, German, Dutch and Spanish, whatever language Alfred answers in. The one
/// place for them. With or without accents, in any case, with any courtesy and punctuation around them.
/// </summary>
internal static class ReplyVocabulary
{
    private const int MaxLength = 100;

    private static readonly char[] Around = ['!', '.', '?', '…', '¡', '¿', ' ', ',', ';', '"'];

    private static readonly StringComparer Folded =
        StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    private static readonly HashSet<string> Yes = new(Folded)
    {
        "yes", "y", "yep", "yeah", "sure", "ok", "okay", "right", "correct", "exactly", "yes it is", "do it", "that one", "👍",
        "ja", "jep", "jo", "klar", "na klar", "genau", "richtig", "stimmt", "gerne", "ja gerne", "mach das", "passt",
        "jawel", "ja hoor", "ja graag", "graag", "klopt", "zeker", "prima", "doe maar", "goed",
        "sí", "claro", "claro que sí", "vale", "correcto", "exacto", "eso es", "de acuerdo", "hazlo",
    };

    private static readonly HashSet<string> No = new(Folded)
    {
        "no", "n", "nope", "none", "none of them", "none of these", "neither", "no thank you", "nothing", "👎",
        "nein", "nö", "nee", "ne", "keins", "keine", "keiner", "keines", "keins davon", "keines davon", "keiner davon", "nichts",
        "nichts davon",
        "neen", "geen", "geen van beide", "geen enkele", "geen van die", "niets", "niks",
        "ninguno", "ninguna", "ninguno de ellos", "ninguna de ellas", "nada",
    };

    private static readonly HashSet<string> Cancel = new(Folded)
    {
        "cancel", "cancel it", "cancel that", "cancel this", "never mind", "nevermind", "forget it", "forget about it", "quit", "abort",
        Stop,
        "abbrechen", "abbruch", "brich ab", "vergiss es", "lass es", "lass gut sein", "egal", "schon gut", "doch nicht",
        "annuleren", "annuleer", "laat maar", "laat maar zitten", "vergeet het", "toch niet",
        "cancelar", "cancela", "cancélalo", "anular", "anula", "olvídalo", "déjalo", "da igual",
    };

    private static readonly HashSet<string> Skip = new(Folded)
    {
        "skip", "skip it", "skip this", "leave it out", "leave it empty", "next", "-",
        "überspringen", "ueberspringen", "überspring das", "auslassen", "weglassen", "lass weg", "weiter", "leer lassen",
        "overslaan", "sla over", "sla maar over", "weglaten", "leeg laten", "volgende",
        "saltar", "salta", "sáltalo", "omitir", "omite", "omítelo", "siguiente", "dejar vacío",
    };

    private static readonly HashSet<string> StopWords = new(Folded)
    {
        Stop, "stop it", "stop that", "halt",
        "stopp", "stop mal", "aufhören", "aufhoeren", "hör auf", "hoer auf",
        "ophouden", "hou op", "stop ermee",
        "para", "para ya", "alto", "basta", "detente", "detén",
    };

    private static readonly HashSet<string> And = new(Folded) { "and", "und", "en", "y", "e" };

    /// <summary>What every way of saying stop is known as.</summary>
    public const string Stop = "stop";

    public static bool IsYes(string said) => Says(Yes, said);

    public static bool IsNo(string said) => Says(No, said);

    public static bool IsCancel(string said) => Says(Cancel, said);

    public static bool IsSkip(string said) => Says(Skip, said);

    public static bool IsStop(string said) => Says(StopWords, said);

    /// <summary>True for what stands between two numbers: "1 and 3".</summary>
    public static bool IsAnd(string word) => And.Contains(word);

    // With all the courtesy in the world; a long message is not looked through for an answer.
    private static bool Says(HashSet<string> words, string said) => said.Length <= MaxLength && words.Contains(Bare(said));

    private static string Bare(string said) => MessageText.WithoutCourtesy(MessageText.Clean(said)).Trim(Around);
}
