namespace Alfred.Skills.Shared.Items;

/// <summary>The units that amounts of groceries are written in, each with its short canonical form.</summary>
internal static class Units
{
    /// <summary>Pieces: a unit that is said but not kept.</summary>
    public const string Pieces = "";

    private static readonly Dictionary<string, string> Canonical = Table(
        ("mg", "mg milligram milligrams"),
        ("g", "g gr grs gram grams gramme grammes"),
        ("kg", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
        ("ml", "ml mls milliliter milliliters millilitre millilitres"),
        ("cl", "cl centiliter centiliters centilitre centilitres"),
        ("dl", "dl deciliter deciliters decilitre decilitres"),
        ("l", "l lt ltr ltrs liter liters litre litres"),
        ("oz", "oz ounce ounces"),
        ("lb", "lb lbs pound pounds"),
        ("pack", "pack packs packet packets package packages pk pkt pks pkts pkg"),
        ("tin", "tin tins"),
        ("can", "can cans"),
        ("bag", "bag bags"),
        ("box", "box boxes"),
        ("bottle", "bottle bottles btl"),
        ("jar", "jar jars"),
        ("carton", "carton cartons"),
        ("crate", "crate crates"),
        ("tray", "tray trays"),
        ("tub", "tub tubs"),
        ("tube", "tube tubes"),
        ("loaf", "loaf loaves"),
        ("bunch", "bunch bunches"),
        ("punnet", "punnet punnets"),
        ("roll", "roll rolls"),
        ("slice", "slice slices"),
        ("bar", "bar bars"),
        ("head", "head heads"),
        ("clove", "clove cloves"),
        ("cup", "cup cups"),
        ("tbsp", "tbsp tablespoon tablespoons"),
        ("tsp", "tsp teaspoon teaspoons"),
        (Pieces, "pc pcs piece pieces"));

    // Those that only measure: "2 l" without a thing is no item, "2 bags" is.
    private static readonly HashSet<string> Measures = new(
        ["mg", "g", "kg", "ml", "cl", "dl", "l", "oz", "lb", "tbsp", "tsp"], StringComparer.Ordinal);

    // What follows a container's name when the two are one word: a can opener is no can of opener.
    private static readonly HashSet<string> Compounds = new(
        [
            "opener", "openers", "cutter", "cutters", "foil", "brush", "brushes", "rack", "racks", "holder", "holders", "clip", "clips",
            "cap", "caps", "lid", "lids", "cleaner", "stool", "stools", "juice"],
        StringComparer.Ordinal);

    /// <summary>The canonical form of a unit; null for a word that is none.</summary>
    public static string? Find(string word) => Canonical.GetValueOrDefault(word.TrimEnd('.').ToLowerInvariant());

    /// <summary>True for a unit that cannot stand for a thing.</summary>
    public static bool IsMeasure(string unit) => Measures.Contains(unit);

    /// <summary>True when a unit and the word behind it name one thing together.</summary>
    public static bool IsCompound(string unit, string next) => !Measures.Contains(unit) && Compounds.Contains(next.ToLowerInvariant());

    private static Dictionary<string, string> Table(params (string Unit, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' '), (row, word) => (row.Unit, word))
            .ToDictionary(pair => pair.word, pair => pair.Unit, StringComparer.Ordinal);
}
