namespace Orleans.Configuration;

/// <summary>Options of the silo.</summary>
public class SiloOptions
{
    /// <summary>The name of the silo.</summary>
    public string SiloName { get; set; } = null!;
}
