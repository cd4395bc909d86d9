export { leafletOf, type LeafletSide } from './leaflet';
