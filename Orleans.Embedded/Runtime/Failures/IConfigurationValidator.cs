namespace Orleans;

/// <summary>Checks a part of the configuration when the silo starts.</summary>
public interface IConfigurationValidator
{
    /// <summary>Throws if the configuration cannot work.</summary>
    void ValidateConfiguration();
}
