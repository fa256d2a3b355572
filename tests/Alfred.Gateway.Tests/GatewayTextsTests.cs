using Alfred.Instances;
using Alfred.Languages;
using NodaTime;

namespace Alfred.Gateway.Tests;

public sealed class GatewayTextsTests
{
    private const int MaxButtonLength = 24;

    private static readonly LanguageSet Languages = LanguageSet.Of(LanguageSet.Files([typeof(GatewayTexts).Assembly]));

    public static TheoryData<string> Codes => ["en", "es", "de", "nl", "fr"];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_text_stands_in(string code) => Assert.Equal(
        Languages.Default.ReplyKeys.Order(StringComparer.Ordinal), Languages.Find(code)!.ReplyKeys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_button_is_short_enough_in(string code) => Assert.All(
        ["slack.form-save", "slack.form-cancel"], key => Assert.InRange(Languages[code].Say(key).Length, 1, MaxButtonLength));

    [Theory]
    [InlineData("en", "Working on it; I'll reply here.")]
    [InlineData("de", "Bin dran; ich antworte hier.")]
    [InlineData("it", "Working on it; I'll reply here.")]
    public void It_is_said_in_the_language_of_the_instance(string code, string text) => Assert.Equal(
        text,
        new GatewayTexts(new()
        {
            Kind = InstanceKind.Biz,
            IsProduction = false,
            Zone = DateTimeZone.Utc,
            Currency = "EUR",
            Language = code,
            AllowUnknownSenders = false,
        }).Say("slack.acknowledged"));
}
