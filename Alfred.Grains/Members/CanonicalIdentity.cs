namespace Alfred.Members;

/// <summary>
/// One form for all the forms in which a channel delivers, and people write, one phone number. Everything else stays as it is.
/// </summary>
/// <remarks>
/// Three countries have two forms of a mobile number, and WhatsApp uses either: Mexico with and without a 1 behind 52, Brazil with and
/// without a 9 behind 55 and the area, Argentina with and without a 9 behind 54 (or with a 15 behind the area, as it is dialled at home).
/// Why no library does it: docs/decisions/0005-phone-numbers.md.
/// </remarks>
public static class CanonicalIdentity
{
    private const string WhatsApp = "wa:";

    /// <summary>The form by which identities are compared; the same one again for itself.</summary>
    public static Identity Of(Identity identity)
    {
        var text = identity.Value;
        if (!text.StartsWith(WhatsApp, StringComparison.Ordinal))
            return identity;
        var digits = text.AsSpan(WhatsApp.Length);
        return digits.ContainsAnyExceptInRange('0', '9') ? identity : digits switch
        {
            ['5', '2', '1', .. { Length: 10 } number] => new($"{WhatsApp}52{number}"),
            ['5', '5', _, _, >= '6' and <= '9', _, _, _, _, _, _, _] => new($"{WhatsApp}{digits[..4]}9{digits[4..]}"),
            ['5', '4', '9', .. { Length: 10 } number] => new($"{WhatsApp}54{number}"),
            ['5', '4', .. { Length: 12 } number] when WithoutFifteen(number) is { } bare => new($"{WhatsApp}54{bare}"),
            _ => identity,
        };
    }

    // Areas have two digits (11, Buenos Aires), three or four.
    private static string? WithoutFifteen(ReadOnlySpan<char> number)
    {
        if (number.StartsWith("1115"))
            return $"11{number[4..]}";
        for (var area = 3; area <= 4; area++)
        {
            if (number[0] != '1' && number[area..].StartsWith("15"))
                return $"{number[..area]}{number[(area + 2)..]}";
        }

        return null;
    }
}
