namespace Alfred.Skills;

/// <summary>Where the model may propose an action. What a person may do is another question, and asked as well.</summary>
public enum ToolUse
{
    /// <summary>Wherever the person may do it themselves.</summary>
    Everywhere = 0,

    /// <summary>Only where nobody but the person reads the answer: it says something of the person's own.</summary>
    Direct = 1,

    /// <summary>Never: people say it themselves, in words that cannot be mistaken.</summary>
    Never = 2,
}
