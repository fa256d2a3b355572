namespace Alfred.Skills.Shared.Amounts;

/// <summary>A piece of a text in which an amount is looked for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Text">The piece.</param>
/// <param name="IsGlued">True when no blank stands before it.</param>
internal readonly record struct AmountToken(AmountTokenKind Kind, int Start, string Text, bool IsGlued)
{
    public int End => Start + Text.Length;

    public bool Is(char mark) => Kind == AmountTokenKind.Mark && Text[0] == mark;
}

/// <summary>What a piece of a text is.</summary>
internal enum AmountTokenKind
{
    /// <summary>Digits with what separates and closes them.</summary>
    Number,

    /// <summary>Letters.</summary>
    Word,

    /// <summary>A currency sign.</summary>
    Sign,

    /// <summary>Any other letter.</summary>
    Mark,
}
