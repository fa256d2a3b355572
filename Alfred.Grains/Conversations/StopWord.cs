using Alfred.Skills;

namespace Alfred.Conversations;

/// <summary>Recognises a message that says nothing but "stop". Never a phrase of a skill, and never a question for the model.</summary>
internal static class StopWord
{
    /// <summary>What the grammar and an open question know it as.</summary>
    public const string Canonical = "stop";

    // English, German, Dutch, Spanish.
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        Canonical, "stop it", "stop that", "halt", "stopp", "stop mal", "aufhören", "hör auf", "ophouden", "hou op", "stop ermee", "para", "para ya", "alto", "basta", "detente", "detén",
    };

    /// <summary>True for such a message, in any case and with any punctuation around it.</summary>
    public static bool Is(string text) => Words.Contains(MessageText.WithoutCourtesy(MessageText.Clean(text)).Trim('!', '.', '?', '…', '¡', '¿', ' ', ',', ';', '"'));
}
