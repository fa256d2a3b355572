namespace Alfred.Crm;

/// <summary>Names as the tables compare them: lower case, without accents and punctuation, one blank between words.</summary>
internal static class CrmName
{
    /// <summary>The name's words, folded; empty for a name of nothing but signs.</summary>
    public static string Fold(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
                continue;
            letters.Append(char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        return string.Join(' ', letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
