using System.Text.Json.Nodes;
using Alfred.Skills.Shared.Amounts;

namespace Alfred.Silo.Understand;

/// <summary>Reads a sentence as an amount of money.</summary>
internal sealed class AmountSentences(LanguageSet languages, Language? language, string currency) : ISentenceReader
{
    public JsonObject Read(string text)
    {
        var reading = (language is null ? languages.All : [language]).Select(spoken => AmountText.Find(text, spoken, currency))
            .MaxBy(static reading => reading switch
            {
                AmountResult.Amount => 2,
                AmountResult.Question => 1,
                _ => 0,
            });
        var amount = reading as AmountResult.Amount;
        return new()
        {
            ["text"] = text,
            ["amount"] = amount?.Value.ToString(CultureInfo.InvariantCulture),
            ["currency"] = amount?.Currency,
            ["asks"] = (reading as AmountResult.Question)?.Problem,
        };
    }
}
