namespace Alfred.Skills.Shared.Items;

/// <summary>One item's text.</summary>
/// <param name="Text">What was typed; never empty.</param>
/// <param name="Amount">The number in a box before it; null for none.</param>
/// <param name="IsLeftOut">True for what is ticked or comes behind "but no": it is named and not taken.</param>
/// <param name="IsFirst">False for what stands behind a comma in its line.</param>
internal readonly record struct ItemPart(string Text, int? Amount, bool IsLeftOut, bool IsFirst);
