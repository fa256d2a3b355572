using Alfred.Questions;

namespace Alfred.Conversations;

/// <summary>Recognises a message that says nothing but "stop". Never a phrase of a skill, and never a question for the model.</summary>
internal static class StopWord
{
    /// <summary>What the grammar and an open question know it as.</summary>
    public const string Canonical = Answers.StopWord;

    /// <summary>True for such a message, in any case and with any punctuation around it.</summary>
    public static bool Is(string text) => Answers.IsStop(text);
}
