using Alfred.Gateway.Sending;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Gateway.Tests.Sending;

public sealed class TextPartsTests
{
    [Fact]
    public void parts_together_say_the_text_and_none_is_too_long_or_cuts_a_character() =>
        Prop.ForAll(Texts().ToArbitrary(), Gen.Choose(2, 50).ToArbitrary(), (text, limit) =>
        {
            var parts = TextParts.Split(text, limit);
            // A part of nothing but blanks is left out, because providers refuse it.
            return Solid(string.Concat(parts)) == Solid(text)
                && parts.All(part => part.Length <= limit && !char.IsHighSurrogate(part[^1]) && !char.IsLowSurrogate(part[0]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_cut_prefers_the_end_of_a_line_and_then_of_a_word()
    {
        Assert.Equal(["one two\n", "three four"], TextParts.Split("one two\nthree four", 10));
        Assert.Equal(["one two ", "threefour"], TextParts.Split("one two threefour", 10));
    }

    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static Gen<string> Texts() => Gen.Elements("a", "bc ", "d\n", "👍", "é", "🌶x ").NonEmptyListOf().Select(string.Concat);
}
