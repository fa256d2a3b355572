using Alfred.Languages;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Languages;

/// <summary>No language lacks a text, has one too many, or leaves out what an answer has to tell.</summary>
public sealed class CompleteCatalogs
{
    private const int MaxOpenerLength = 20;
    private const int MaxTitleLength = 24;
    private const int MaxLabelLength = 48;

    private static readonly Language English = SkillSet.Languages.Default;

    public static TheoryData<string> Codes => [.. SkillSet.Languages.All.Select(language => language.Code)];

    internal static IEnumerable<(Skill Skill, SkillAction Action)> Actions => SkillSet.Home.Skills.Concat(SkillSet.Biz.Skills)
        .DistinctBy(skill => skill.Name).SelectMany(skill => skill.Actions, (skill, action) => (skill, action));

    [Fact]
    public void the_languages_of_the_house_are_spoken() =>
        Assert.Equal(["en", "de", "es", "fr", "nl"], SkillSet.Languages.All.Select(language => language.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_reply_stands_in(string code) => Assert.Equal(
        English.ReplyKeys.Order(StringComparer.Ordinal), SkillSet.Languages[code].ReplyKeys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_reply_fills_the_same_places_in(string code) => Assert.Equal(Places(English), Places(SkillSet.Languages[code]));

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_reply_is_empty_in(string code) =>
        Assert.DoesNotContain(SkillSet.Languages[code].Lines("replies"), line => string.IsNullOrWhiteSpace(line.Value));

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_is_true_of_the_language_is_told_for(string code) => Assert.All(
        ["name", "singular", "and", "or", "date"],
        key => Assert.NotNull(SkillSet.Languages[code].Value("language", key)));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_label_fits_on_its_button_in(string code) => Assert.All(
        ["question.choose", "chores.done-label"],
        key => Assert.InRange(SkillSet.Languages[code].Say(key).Length, 1, MaxOpenerLength));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_form_has_its_own_texts_in(string code)
    {
        var language = SkillSet.Languages[code];
        foreach (var (skill, action) in Actions.Where(pair => pair.Action.Form is not null))
        {
            var section = $"{skill.Name}.{action.Name}.form";
            Assert.InRange(language.Value(section, "title")?.Length ?? 0, 1, MaxTitleLength);
            foreach (var field in action.Form!.Fields)
            {
                Assert.InRange(language.Value(section, field.Name)?.Length ?? 0, 1, MaxLabelLength);
                Assert.NotNull(language.Value(section, $"{field.Name}.example"));
            }
        }
    }

    private static IEnumerable<string> Places(Language language) => language.Lines("replies")
        .Select(line => $"{line.Key}: {string.Join(", ", ReplyTemplate.Parse(line).Names)}").Order(StringComparer.Ordinal);
}
