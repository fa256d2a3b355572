using Alfred.Gateway.Model;
using Alfred.Model;

namespace Alfred.Silo.Configuration;

/// <summary>The language model's part of the settings.</summary>
internal static class ModelSettings
{
    private const string DefaultModel = "gpt-4.1-mini";
    private const string DefaultVoice = "whisper-1";

    private static readonly Uri OpenAIApi = new("https://api.openai.com/v1");

    // What the default model costs; of another one, more than most cost: a budget that ends too early does no harm.
    private static readonly (decimal Input, decimal Output) DefaultPrices = (0.40m, 1.60m);
    private static readonly (decimal Input, decimal Output) OtherPrices = (2.5m, 10m);

    /// <summary>
    /// Reads what the model needs; null without a key, when the grammar alone understands people. Somebody who tries Alfred out in the
    /// sandbox has a played one.
    /// </summary>
    /// <param name="reader">The variables.</param>
    /// <param name="isSandbox">Whether the sandbox plays the channel's provider.</param>
    /// <param name="port">The public listener, where the sandbox plays the model.</param>
    public static (ModelOptions Options, ModelLimits Limits)? Read(VariableReader reader, bool isSandbox, int port)
    {
        var url = reader.Read<Uri?>("OPENAI_BASE_URL", null, text => Formats.ApiUrl(text, reader.IsProduction));
        var prices = reader.Read("MODEL_PRICE", reader.Find("OPENAI_MODEL") is null ? DefaultPrices : OtherPrices, Prices);
        var limits = new ModelLimits
        {
            Name = reader.Find("OPENAI_MODEL") ?? DefaultModel,
            InputPrice = prices.Input,
            OutputPrice = prices.Output,
            BudgetDay = reader.Read("MODEL_BUDGET_DAY", 1m, Amount),
            BudgetMonth = reader.Read("MODEL_BUDGET_MONTH", 10m, Amount),
            BudgetMemberDay = reader.Read<decimal?>("MODEL_BUDGET_MEMBER", null, text => Amount(text)),
        };
        if (reader.Find("OPENAI_API_KEY") is { } key)
        {
            return (
                new()
                {
                    ApiKey = key, BaseUrl = url ?? OpenAIApi, Name = limits.Name,
                    VoiceName = reader.Find("OPENAI_VOICE_MODEL") ?? DefaultVoice,
                },
                limits);
        }

        reader.RefuseUnused(
            "is set, but OPENAI_API_KEY is not. Set it (any text for a server that asks for no key), or remove this.", "OPENAI_BASE_URL",
            "OPENAI_MODEL");
        return isSandbox && url is null
            ? (new() { ApiKey = "sandbox", BaseUrl = new($"http://127.0.0.1:{port}/sandbox/model/v1"), Name = limits.Name },
                limits with { IsSandbox = true, Name = "played" })
            : null;
    }

    private static decimal Amount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && amount is >= 0 and < 1_000_000
            ? amount
            : throw new FormatException("is no amount such as 1 or 2.50");

    private static (decimal Input, decimal Output) Prices(string text) => text.Split('/') is [var input, var output]
        ? (Amount(input), Amount(output))
        : throw new FormatException("is no price of a million tokens read and written such as 0.40/1.60");
}
