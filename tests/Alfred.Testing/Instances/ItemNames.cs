namespace Alfred.Testing.Instances;

/// <summary>Names of things that nobody sells: each one is itself, no plural, no unit, no part of another.</summary>
public static class ItemNames
{
    private static readonly string[] Syllables = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"];

    /// <summary>The name of a number below 10,000.</summary>
    public static string Of(int number) =>
        $"{Syllables[number / 1000 % 10]}{Syllables[number / 100 % 10]}{Syllables[number / 10 % 10]}{Syllables[number % 10]}";
}
