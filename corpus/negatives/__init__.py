"""Papers of a notice board that hold no objective, and acts that do, made from templates."""
