namespace Alfred.Skills.Shared.Items;

/// <summary>What a token is.</summary>
internal enum ItemTokenKind
{
    /// <summary>Anything that is none of the others.</summary>
    Word,

    /// <summary>A number in digits or a fraction sign.</summary>
    Number,

    /// <summary><c>-</c>, <c>–</c> or <c>~</c> beside numbers or alone.</summary>
    Dash,

    /// <summary><c>/</c> between two amounts.</summary>
    Slash,

    /// <summary><c>x</c>, <c>×</c> or <c>*</c>.</summary>
    Times,

    /// <summary><c>(</c>.</summary>
    Open,

    /// <summary><c>)</c>.</summary>
    Close,
}

/// <summary>A piece of an item's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends; exclusive.</param>
/// <param name="Number">A number's value; else 0.</param>
/// <param name="Other">What the number is when its only point or comma is of the other kind; 0 when there is no doubt.</param>
/// <param name="IsGlued">True when no blank stands before it, as before the unit of "250g".</param>
internal readonly record struct ItemToken(ItemTokenKind Kind, int Start, int End, decimal Number, decimal Other, bool IsGlued);
