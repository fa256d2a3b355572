using Alfred.Skills.Shared.Items;
using Alfred.Skills.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Skills.Tests.Items;

/// <summary>What people write as items, and what is put on the list.</summary>
public sealed class ItemTable
{
    [Theory]
    [InlineData("milk, 2 kg apples and eggs x12", "milk | apples (2 kg) | eggs (12)")]
    [InlineData("milk, eggs, and bread", "milk | eggs | bread")]
    [InlineData("milk & eggs; bread", "milk | eggs | bread")]
    [InlineData("milk\n- eggs\n* bread\n• salt\n1. oil\n2) rice\n[ ] tea", "milk | eggs | bread | salt | oil | rice | tea")]
    [InlineData("mac and cheese", "mac and cheese")]
    [InlineData("salt & pepper crisps", "salt & pepper crisps")]
    [InlineData("salt and pepper", "salt | pepper")]
    [InlineData("mac and cheese and salt and pepper crisps and milk", "mac and cheese | salt and pepper crisps | milk")]
    [InlineData("2 fish and chips", "fish and chips (2)")]
    [InlineData("\"bread and butter\" and milk", "bread and butter | milk")]
    [InlineData("milk, no eggs", "milk | without eggs")]
    [InlineData("milk, no sugar cola", "milk | no sugar cola")]
    [InlineData("1 kg flour", "flour (1 kg)")]
    [InlineData("500g flour", "flour (500 g)")]
    [InlineData("500 g of flour", "flour (500 g)")]
    [InlineData("1,5 l milk", "milk (1.5 l)")]
    [InlineData("1,5 l milk, 2,5 kg potatoes", "milk (1.5 l) | potatoes (2.5 kg)")]
    [InlineData("½ l cream", "cream (0.5 l)")]
    [InlineData("1/2 kg mince", "mince (0.5 kg)")]
    [InlineData("1 1/2 l milk", "milk (1.5 l)")]
    [InlineData("1½ kg rice", "rice (1.5 kg)")]
    [InlineData("half a kilo of cherries", "cherries (0.5 kg)")]
    [InlineData("2x milk", "milk (2)")]
    [InlineData("2 x milk", "milk (2)")]
    [InlineData("x2 milk", "milk (2)")]
    [InlineData("eggs x 12", "eggs (12)")]
    [InlineData("eggs ×12", "eggs (12)")]
    [InlineData("eggs 12", "eggs (12)")]
    [InlineData("12 eggs", "eggs (12)")]
    [InlineData("a dozen eggs", "eggs (12)")]
    [InlineData("2 dozen eggs", "eggs (24)")]
    [InlineData("half a dozen eggs", "eggs (6)")]
    [InlineData("a couple of lemons", "lemons (2)")]
    [InlineData("three lemons", "lemons (3)")]
    [InlineData("a bag of rice", "rice (1 bag)")]
    [InlineData("2 packs of gum", "gum (2 pack)")]
    [InlineData("3 tins tomatoes", "tomatoes (3 tin)")]
    [InlineData("apples 2kg", "apples (2 kg)")]
    [InlineData("milk (2 l)", "milk (2 l)")]
    [InlineData("apples: 2 kg", "apples (2 kg)")]
    [InlineData("15 grams sesame", "sesame (15 g)")]
    [InlineData("boxing gloves", "boxing gloves")]
    [InlineData("2 boxing gloves", "boxing gloves (2)")]
    [InlineData("2 can openers", "can openers (2)")]
    [InlineData("1 can opener", "can opener (1)")]
    [InlineData("2 bags", "bags (2)")]
    [InlineData("2 pieces of cake", "cake (2)")]
    [InlineData("some bananas", "bananas")]
    [InlineData("a banana", "banana")]
    [InlineData("0.2 500g pk", "0.2 500g pk")]
    [InlineData("2% milk", "2% milk")]
    [InlineData("7 up", "7 up")]
    [InlineData("WD 40", "WD 40")]
    [InlineData("00 flour", "00 flour")]
    [InlineData("2-3 lemons", "lemons (2–3)")]
    [InlineData("2 l", "2 l")]
    [InlineData("Crème fraîche", "Crème fraîche")]
    [InlineData("🍌", "🍌")]
    public void Is_read_as(string text, string items)
    {
        var list = ItemList.Read(text, SkillSet.Languages.Default);
        Assert.Equal(
            items, string.Join(" | ", list.Items.Select(item => item.ToString()).Concat(list.LeftOut.Select(name => $"without {name}"))));
    }

    [Fact]
    public void what_is_read_survives_being_stored() => Prop.ForAll<string>(text =>
    {
        var list = ItemList.Read(text ?? "", SkillSet.Languages.Default);
        var again = ItemList.Parse(list.ToString());
        return list.Items.SequenceEqual(again.Items) && list.LeftOut.SequenceEqual(again.LeftOut);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void every_name_is_something_and_every_amount_is_a_quantity()
    {
        var numbers = Gen.Elements("2", "0", "½", "1,5", "1/2", "a dozen", "x12", "1000001", "0.0001", "2x", "");
        var units = Gen.Elements("kg", "g", "packs of", "bag", "of", "x", "");
        var texts =
            from number in numbers
            from unit in units
            from name in ArbMap.Default.GeneratorFor<string>()
            from last in numbers
            select $"{number} {unit} {name} {last}";
        Prop.ForAll(texts.ToArbitrary(), text => ItemList.Read(text, SkillSet.Languages.Default).Items.All(item =>
            item.Name.Trim().Length > 0 && !item.Name.Any(char.IsControl)
            && item.Quantity is null or { Amount: > 0 and <= 1_000_000 })).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void amounts_read_the_same_before_and_behind_the_name()
    {
        var units = Gen.Elements("kg", "g", "l", "ml", "pack", "tin", "bottle");
        var quantities = from amount in Gen.Choose(1, 99_999) from unit in units select $"{amount / 10m:0.#} {unit}";
        Prop.ForAll(quantities.ToArbitrary(), quantity =>
            ItemList.Read($"{quantity} widget", SkillSet.Languages.Default).Items.SequenceEqual(ItemList.Read($"widget {quantity}", SkillSet.Languages.Default).Items)
            && ItemList.Read($"{quantity} widget", SkillSet.Languages.Default).Items.Single().ToString() == $"widget ({quantity})").QuickCheckThrowOnFailure();
    }
}
