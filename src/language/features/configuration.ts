import { type ConfigurationInitializedParams, DefaultConfigurationProvider } from "langium";

/** The editor's settings. Their changes are asked for of an editor alone that says it can be asked. */
export class MlflowConfiguration extends DefaultConfigurationProvider {
  private canBeAsked = false;

  override initialize(params: Parameters<DefaultConfigurationProvider["initialize"]>[0]): void {
    super.initialize(params);
    this.canBeAsked = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
  }

  override initialized({ register, ...params }: ConfigurationInitializedParams): Promise<void> {
    return super.initialized({ ...params, ...(register && this.canBeAsked && { register }) });
  }
}
