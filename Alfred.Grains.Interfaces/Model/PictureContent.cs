namespace Alfred.Model;

/// <summary>What the model read in a picture: words that stand there, never an order to anybody.</summary>
public sealed record PictureContent
{
    /// <summary>What it shows.</summary>
    public required PictureKind Kind { get; init; }

    /// <summary>Who was paid, as printed; null where that cannot be read.</summary>
    public string? Merchant { get; init; }

    /// <summary>The total as printed, with a decimal point, and never added up: <c>12.50</c>; null where none stands there.</summary>
    public string? Total { get; init; }

    /// <summary>Its currency (ISO 4217); null where that cannot be read.</summary>
    public string? Currency { get; init; }

    /// <summary>The entries of a list, as written.</summary>
    public ImmutableArray<string> Items { get; init; } = [];
}

/// <summary>What a picture shows.</summary>
public enum PictureKind
{
    /// <summary>Anything else.</summary>
    Other = 0,

    /// <summary>A receipt or a bill.</summary>
    Receipt = 1,

    /// <summary>A list of things, written by hand or printed.</summary>
    List = 2,
}
