using Alfred.Groceries;
using Alfred.Languages;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Skills.Tests.Items;

/// <summary>What is true of everything people write as items, in every language.</summary>
public sealed class ItemLaws
{
    private static readonly Gen<Language> Languages = Gen.Elements(SkillSet.Languages.All.AsEnumerable());

    private static readonly Gen<string> Numbers = Gen.Elements(
        "2", "0", "½", "1,5", "1.500", "1/2", "1⁄2", "a dozen", "x12", "1000001", "0.0001", "2x", "2-3", "2 - 3", "30g-40g", "٣", "２",
        "1 ½", "treinta y dos", "vingt et un", "einundzwanzig", "half a", "un", "eine", "(2", "2)", "[ 3 ]", "2 400g", "300g/10oz", "-",
        "–", "/", "");

    private static readonly Gen<string> Units = Gen.Elements(
        "kg", "g", "packs of", "bag", "of", "x", "botellas de", "Flaschen", "flessen", "bouteilles d'", "c. à soupe de", "EL", "cup", "");

    private static readonly Gen<string> Joints = Gen.Elements(
        ", ", " and ", " y ", " und ", " et ", " en ", "\n", "\n- ", "; ", " ", "\"", " & ");

    private static readonly Gen<string> Texts =
        from before in Numbers
        from unit in Units
        from joint in Joints
        from name in ArbMap.Default.GeneratorFor<string>()
        from after in Numbers
        from last in Units
        select $"{before} {unit} {name} {joint} {after}{last} {name} {before}";

    [Fact]
    public void what_is_read_survives_being_stored() => ForAll((text, language) =>
    {
        var list = ItemList.Read(text, language);
        var again = ItemList.Parse(list.ToString());
        return list.Items.SequenceEqual(again.Items) && list.LeftOut.SequenceEqual(again.LeftOut) && again.ToString() == list.ToString();
    });

    [Fact]
    public void every_name_is_something_and_every_amount_is_a_quantity() => ForAll((text, language) =>
        ItemList.Read(text, language).Items.All(item =>
            item.Name.Trim().Length > 0 && !item.Name.Any(char.IsControl) && IsSound(item.Quantity)));

    [Fact]
    public void amounts_read_the_same_before_and_behind_the_name()
    {
        var quantities =
            from amount in Gen.Choose(1, 99_999)
            from unit in Gen.Elements("kg", "g", "l", "ml", "pack", "tin", "bottle")
            select FormattableString.Invariant($"{amount / 10m:0.#} {unit}");
        Prop.ForAll(quantities.ToArbitrary(), quantity =>
            ReadItems.In("en", $"{quantity} widget") == ReadItems.In("en", $"widget {quantity}")
            && ReadItems.In("en", $"{quantity} widget") == $"widget ({quantity})").QuickCheckThrowOnFailure();
    }

    [Fact]
    public void a_quantity_as_shown_is_read_as_that_quantity()
    {
        var cases =
            from language in Languages
            from unit in Gen.Elements(
                "g", "kg", "ml", "cl", "l", "bottle", "pack", "can", "bag", "box", "jar", "bunch", "slice", "head", "tbsp", "tsp", "cup",
                "")
            from hundredths in Gen.Choose(1, 200_000)
            from more in Gen.Choose(0, 500)
            let amount = hundredths / 100m
            select (Language: language, Quantity: new Quantity(amount, unit.Length == 0 ? null : unit, more == 0 ? null : amount + more));
        Prop.ForAll(cases.ToArbitrary(), one =>
            ItemList.Read($"{QuantityText.Show(one.Quantity, one.Language)} widget", one.Language).Items is [{ Name: "widget" } item]
            && item.Quantity == one.Quantity).QuickCheckThrowOnFailure();
    }

    // Made-up words and numbers have nothing to be taken for: each is found again.
    [Fact]
    public void nothing_typed_is_lost()
    {
        var words = Gen.Elements("zorblat", "quixel", "Mumrik", "frobbix", "wobblek", "narvik");
        var numbers = Gen.Elements("", "", "7 ", "13 ", "1.5 ", "x9 ", "17kg ", "3-5 ", "19 400g ", "23% ", "29x31 ", "37/41 ");
        var joints = Gen.Elements(", ", " and ", "\n", "; ", " y ", " et ", " ");
        var texts =
            from first in numbers
            from one in words
            from joint in joints
            from second in numbers
            from two in words
            from last in Gen.Elements("", " 43", " x47", " (53)", " 5l")
            select (Text: $"{first}{one}{joint}{second}{two}{last}", Typed: $"{first} {one} {second} {two} {last}");
        var cases = from text in texts from language in Languages select (text.Text, text.Typed, Language: language);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var read = ItemList.Read(one.Text, one.Language).ToString();
            return Runs(one.Typed).All(run => read.Contains(run, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    private static IEnumerable<string> Runs(string text)
    {
        var spaced = string.Concat(text.Select((letter, at) => !char.IsLetterOrDigit(letter) ? " "
            : at > 0 && char.IsDigit(letter) != char.IsDigit(text[at - 1]) ? $" {letter}" : $"{letter}"));
        return spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(run => run is not "x");
    }

    private static bool IsSound(Quantity? quantity) =>
        quantity is null or ({ Amount: > 0 and <= 1_000_000, Unit: not "" } and ({ UpTo: null } or { UpTo: <= 1_000_000 }))
            && !(quantity?.UpTo <= quantity?.Amount);

    private static void ForAll(Func<string, Language, bool> law) => Prop.ForAll(
        Texts.ToArbitrary(), Languages.ToArbitrary(), law).QuickCheckThrowOnFailure();
}
