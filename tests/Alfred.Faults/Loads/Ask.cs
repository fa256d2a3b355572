using System.Globalization;
using Alfred.Testing.Instances;

namespace Alfred.Faults.Loads;

/// <summary>One message of a load, and what it must lead to exactly once.</summary>
internal sealed record Ask
{
    /// <summary>
    /// What a person says in turn: two things wanted, then the first of them bought. So a list is never full, and every change shows.
    /// </summary>
    private const int Turns = 3;

    public required int Number { get; init; }

    public required string Person { get; init; }

    /// <summary>The thing it is about, which nobody else speaks of.</summary>
    public required string Item { get; init; }

    /// <summary>True when the thing is bought, false when it is wanted.</summary>
    public required bool IsBought { get; init; }

    public string Id => $"wamid.LOAD{Number.ToString("d6", CultureInfo.InvariantCulture)}";

    /// <summary>With an amount: added twice it would be four.</summary>
    public string Text => IsBought ? $"got {Item}" : $"add {Item} x2";

    /// <summary>Its line in the journal.</summary>
    public string Summary => IsBought ? $"bought {Item}" : $"added {Item} (2)";

    /// <summary>The first sentence of its reply.</summary>
    public string Reply => IsBought ? $"Got {Item}." : $"Added {Item} (2).";

    public byte[] Body => HomeInstance.Text(Id, Text, Person);

    /// <summary>The message of a number, when so many people speak in turn.</summary>
    public static Ask Of(int number, int people)
    {
        var isBought = number / people % Turns == Turns - 1;
        return new()
        {
            Number = number,
            Person = $"346001{(number % people).ToString("d5", CultureInfo.InvariantCulture)}",
            Item = ItemNames.Of(isBought ? number - ((Turns - 1) * people) : number),
            IsBought = isBought,
        };
    }
}
