namespace Alfred.Members;

/// <summary>How people's names are told apart: in any case and width, with or without accents, two spellings are one name.</summary>
public static class PersonName
{
    private const CompareOptions Options = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;

    private static readonly CompareInfo Names = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Whether two spellings are one name.</summary>
    public static bool IsSame(string left, string right) => Names.Compare(left.Trim(), right.Trim(), Options) == 0;

    /// <summary>Whether one name begins with the words of the other: "Bob" and "Bob Miller".</summary>
    public static bool IsClose(string left, string right) => BeginsWith(left, right) || BeginsWith(right, left);

    /// <summary>Whether a name goes on behind these words: "Bob Miller", "Bob-Miller" and "Bob's" behind "Bob", but not "Bobby".</summary>
    public static bool BeginsWith(string name, string words) =>
        Names.IsPrefix(name, words, Options, out var length) && length < name.Length && !char.IsLetterOrDigit(name[length]);
}
