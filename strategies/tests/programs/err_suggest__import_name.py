from pkg_helpers.names import alpha_value, beta_valeu
